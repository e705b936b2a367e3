using Saltwater.Cli;
using Saltwater.Cli.Commands;

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
}
