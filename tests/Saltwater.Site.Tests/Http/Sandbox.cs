using System.Diagnostics;

namespace Saltwater.Site.Tests.Http;

/// <summary>Runs a program as a container engine would, by bubblewrap: as another user, without a right, in namespaces of its own but for
/// the network.</summary>
internal static class Sandbox
{
    private const string Nobody = "65534";

    private static readonly Lazy<bool> works = new(() =>
    {
        try
        {
            using var trial = Process.Start(As(Nobody, ["--ro-bind", "/", "/", "--", "true"]))!;
            trial.StandardError.ReadToEnd();
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public static bool Works => works.Value;

    public static ProcessStartInfo As(string user, string[] arguments)
    {
        string[] sandbox =
        [
            "bwrap",
            "--unshare-user",
            "--unshare-pid",
            "--unshare-ipc",
            "--unshare-uts",
            "--die-with-parent",
            "--cap-drop",
            "ALL",
            "--uid",
            user,
            "--gid",
            user,
            .. arguments,
        ];
        // Root would keep its own right to every file behind the other number.
        string[] command =
            Environment.UserName == "root" ? ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", .. sandbox] : sandbox;
        return new(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }
}
