# Turns the _headers of a written site into what nginx includes. part=maps: a map for each header that differs between files. part=headers: what a server sends.
# The first rule is for every file. Keys are the files' own names, as nginx sees them once it found them: /now is /now.html. A rule for a whole folder becomes a pattern.
function file(path, type) { return path ~ /\*$/ ? "~^" substr(path, 1, length(path) - 1) : path ~ /\/$/ ? path "index.html" : (type ~ /^text\/html/ ? path ".html" : path) }
function flush(    name) {
  if (path != "" && path != all_of_it) {
    for (name in here) if (name != "Content-Type") { value[name, file(path, here["Content-Type"])] = here[name]; names[name] = 1; files[file(path, here["Content-Type"])] = 1 }
  }
  split("", here)
}
/^[^ ]/ { flush(); path = $0; if (all_of_it == "") all_of_it = path; next }
/^  / {
  line = substr($0, 3); at = index(line, ": "); name = substr(line, 1, at - 1); text = substr(line, at + 2)
  if (path == all_of_it) all[++count] = name " \"" text "\""; else here[name] = text
}
END {
  flush()
  if (part == "maps") print "map_hash_bucket_size 2048;\nmap_hash_max_size 8192;"
  for (name in names) {
    variable = "$saltwater_" tolower(name); gsub("-", "_", variable)
    if (part == "headers") { print "add_header " name " " variable " always;"; continue }
    print "map $uri " variable " {\n    default \"\";"
    for (each in files) if ((name, each) in value) print "    " each " \"" value[name, each] "\";"
    print "}"
  }
  # nginx says Vary by itself.
  if (part == "headers") for (each = 1; each <= count; each++) if (all[each] !~ /^Vary /) print "add_header " all[each] " always;"
}
