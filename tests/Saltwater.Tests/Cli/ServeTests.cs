using Saltwater.Cli.Commands;
using Saltwater.Cli.Sources;
using Saltwater.Cli.Streams;

namespace Saltwater.Tests.Cli;

/// <summary>Serving with settings that cannot be used; a server that runs is tested over HTTP.</summary>
public sealed class ServeTests
{
    [Theory]
    [InlineData("--Saltwater:BehindTls=maybe")]
    public void A_setting_that_cannot_be_used_is_refused_with_a_remedy(string setting)
    {
        var run = CommandRun.Of("serve", setting);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(ServeCommand.BadSetting, run.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("care")]
    [InlineData("/care")]
    [InlineData("care/")]
    [InlineData("//care/")]
    [InlineData("/../")]
    [InlineData("/Care/")]
    [InlineData("/a\"b/")]
    [InlineData("/care/\n")]
    [InlineData("")]
    public void A_path_that_a_site_cannot_lie_below_is_refused_with_a_remedy_and_not_repeated(string path)
    {
        var (serve, site) = (CommandRun.Of("serve", "--base", path), CommandRun.Of("site", "nowhere", "--base", path));

        Assert.Equal([ExitCode.BadInput, ExitCode.BadInput], new[] { serve.ExitCode, site.ExitCode });
        Assert.Contains(SiteSource.BadRoot, serve.Complained, StringComparison.Ordinal);
        Assert.Contains("--base /care/", serve.Complained, StringComparison.Ordinal);
        Assert.Equal(serve.Error, site.Error);
    }
}
