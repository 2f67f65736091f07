using System.Text.RegularExpressions;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Tests.Cli;
using Realign.Worlds;

namespace Realign.Tests;

/// <summary>What the README says is what happens.</summary>
public partial class ReadmeTests
{
    private static readonly string _readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<string> Commands => [.. Fences("console").SelectMany(f => f.Split('\n')).Where(l => l.StartsWith("realign ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Its_commands_run(string line)
    {
        var (exit, output, error) = Command.Run([.. Words(line).Skip(1)]);
        Assert.True(exit == 0, error);
        Assert.NotEmpty(output);
    }

    [Fact]
    public void Its_first_command_prints_what_it_shows()
    {
        string first = Fences("console")[0].Trim();
        Assert.StartsWith("dotnet run -c Release --project src/Realign.Cli -- ", first, StringComparison.Ordinal);
        var (exit, output, _) = Command.Run(first.Split(" -- ")[1].Split(' '));
        Assert.Equal(0, exit);
        Assert.Equal(Lines(Fences("text")[0]), Lines(output));
    }

    [Fact]
    public void Its_code_is_this_code_and_gives_the_number_it_shows()
    {
        string printed = "";
        void Print(string text) => printed = text;
        string folder = Path.Combine(Repository.Root, "data", "world-2024");

        var world = WorldFolder.Read(folder);
        var shock = new ShockBuilder(world).AddTariff("USA", "COL", "*", 0.25).ToShock();
        var model = new GeneralEquilibriumModel(world);
        double welfare = model.Solve(shock).Effects.WelfareOf("COL");
        Print($"{100 * welfare:F2} %");

        string code = Fences("csharp")[0];
        Assert.EndsWith($"// {printed}", code.Trim(), StringComparison.Ordinal);
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Realign.Tests", "ReadmeTests.cs"));
        foreach (string line in code.Trim().Split('\n'))
        {
            string here = line.Replace("\"data/world-2024\"", "folder", StringComparison.Ordinal).Replace("Console.WriteLine", "Print", StringComparison.Ordinal).Split(" // ")[0];
            Assert.Contains(here, source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Its_scenario_runs()
    {
        string file = Path.Combine(Path.GetTempPath(), $"readme-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, Fences("yaml")[0]);
        try
        {
            Assert.Equal(0, Command.Run("run", file).ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        foreach (Match link in Link().Matches(_readme))
            Assert.True(Path.Exists(Path.Combine(Repository.Root, link.Groups[1].Value)), link.Value);
    }

    private static List<string> Fences(string language) =>
        [.. Regex.Matches(_readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];

    /// <summary>The words of a command line, in which quotes hold together what has blanks.</summary>
    internal static IEnumerable<string> Words(string line) => Word().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Value);

    /// <summary>Lines without trailing blanks, and without the one that tells the time.</summary>
    private static List<string> Lines(string text) =>
        [.. text.Split('\n').Select(l => l.TrimEnd()).Where(l => !l.StartsWith("solved to", StringComparison.Ordinal)).SkipWhile(l => l.Length == 0).Reverse().SkipWhile(l => l.Length == 0).Reverse()];

    [GeneratedRegex("""\"([^\"]*)\"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
