using System.Text.RegularExpressions;
using Realign.Server.Operations;

namespace Realign.Server.Tests.Operations;

/// <summary>What stands in <c>deploy</c> must be what the program understands.</summary>
public partial class DeploymentTests
{
    private static readonly string _root = Root(AppContext.BaseDirectory);

    [Fact]
    public void The_configuration_that_is_shown_is_read()
    {
        var options = ServerConfiguration.Read(Path.Combine(_root, "deploy", "realign.json"), []);
        Assert.True(options.Access.Keys);
        Assert.True(options.Log.Json);
        Assert.Equal("lab.example.org", Assert.Single(options.Hosts));
    }

    [Theory]
    [InlineData("realign.service")]
    [InlineData("Containerfile")]
    public async Task Its_commands_have_options_that_there_are(string file)
    {
        string text = File.ReadAllText(Path.Combine(_root, "deploy", file));
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), "serve", "--help"]) { RedirectStandardOutput = true };
        using var help = System.Diagnostics.Process.Start(start)!;
        string known = await help.StandardOutput.ReadToEndAsync();
        await help.WaitForExitAsync();
        var named = text.Split('\n').Where(l => l.StartsWith("ExecStart", StringComparison.Ordinal) || l.StartsWith("ENTRYPOINT", StringComparison.Ordinal)).SelectMany(l => Option().Matches(l)).Select(m => m.Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, option => Assert.Contains(option, known, StringComparison.Ordinal));
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Realign.slnx")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Option();
}
