using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using PublicApiGenerator;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Realign.Tests;

public class ArchitectureTests
{
    /// <summary>From the ground up: each room may know those before it and itself.</summary>
    private static readonly string[] _rooms = ["Numerics", "Files", "Estimation", "Worlds", "Agreements", "Events", "Models", "PublicFinance", "Facts", "Dependence", "Products", "Claims", "Verdicts", "Backtests", "Reports", "Cases", "Sweeps", "Cluster", "Server", "Cli"];

    private static readonly Architecture _architecture =
        new ArchLoader().LoadAssemblies(typeof(Realign.Worlds.World).Assembly, System.Reflection.Assembly.Load("Realign.Cluster"), System.Reflection.Assembly.Load("Realign.Server"), System.Reflection.Assembly.Load("Realign.Cli")).Build();

    public static TheoryData<string, string> Upward
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            for (int below = 0; below < _rooms.Length; below++)
                for (int above = below + 1; above < _rooms.Length; above++)
                    pairs.Add(_rooms[below], _rooms[above]);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Upward))]
    public void References_point_one_way(string below, string above)
    {
        var rule = Types().That().ResideInNamespaceMatching($@"^Realign\.{below}(\.|$)").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Realign\.{above}(\.|$)"));
        Assert.True(rule.HasNoViolations(_architecture), string.Join('\n', rule.Evaluate(_architecture).Where(r => !r.Passed).Select(r => r.Description)));
    }

    [Fact]
    public void There_is_no_room_for_odds_and_ends() =>
        Assert.DoesNotContain(_architecture.Types, t => t.FullName.Split('.').Any(part => part is "Common" or "Helpers" or "Utils" or "Managers" or "Services" or "Dtos" or "Abstractions"));

    [Fact]
    public void The_library_never_prints() =>
        Assert.DoesNotContain(
            _architecture.Types.Where(t => t.FullName.StartsWith("Realign.", StringComparison.Ordinal) && !t.FullName.StartsWith("Realign.Cli", StringComparison.Ordinal)),
            t => t.Dependencies.Any(d => d.Target.FullName == "System.Console"));

    [Fact]
    public void The_public_API_is_the_snapshot_under_review()
    {
        string actual = typeof(Realign.Worlds.World).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        string file = Path.Combine(Repository.Root, "tests", "Realign.Tests", "PublicApi.txt");
        string written = Path.Combine(AppContext.BaseDirectory, "PublicApi.actual.txt");
        File.WriteAllText(written, actual);
        Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == actual, $"The public API differs from {file}. Compare it with {written}; if the change is meant, copy that over it.");
    }
}
