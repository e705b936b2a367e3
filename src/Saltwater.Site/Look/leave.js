(d=>{let n=0,s,t,x=d.getElementById("leave"),p=d.getElementById("leaving"),
to=u=>{d.title="";d.body.replaceChildren();location.replace(u)};
d.addEventListener("click",e=>{let a=e.target.closest("a[href]");
if(!a||a.target||a.origin!=location.origin||e.button||e.ctrlKey||e.metaKey||e.shiftKey||e.altKey)return;
e.preventDefault();a==x?to(x.href):location.replace(a.href)});
d.addEventListener("keydown",e=>{s=e.key=="Shift"&&(s||!e.repeat);s||(n=0)});
d.addEventListener("keyup",e=>{if(!s||e.key!="Shift")return;s=0;clearTimeout(t);
t=setTimeout(()=>{n=0;p.textContent=""},5e3);
++n>2?to(x.href):p.textContent=n>1?p.dataset.once:p.dataset.twice});
d.addEventListener("visibilitychange",()=>{d.body.hidden=d.hidden});
let back=kept=>{let v=self.navigation,after=v?.entries()[v.currentEntry?.index+1];
if(!x.hidden&&(kept||after||!v))to(after?x.href:"/")};
addEventListener("pageshow",e=>{e.persisted&&back(1)});
performance.getEntriesByType("navigation")[0]?.type=="back_forward"&&back()})(document)
