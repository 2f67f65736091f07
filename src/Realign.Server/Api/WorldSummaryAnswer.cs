using Realign.Worlds;

namespace Realign.Server.Api;

/// <summary>A world: what it covers and the hash that names its content.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Year">The year that it is calibrated to.</param>
/// <param name="Unit">What its values are in.</param>
/// <param name="Hash">Of its content.</param>
/// <param name="Economies">Codes and names.</param>
/// <param name="Sectors">Codes and names.</param>
internal sealed record WorldSummaryAnswer(string Name, int Year, string Unit, string Hash, IReadOnlyList<CodeName> Economies, IReadOnlyList<CodeName> Sectors)
{
    public static WorldSummaryAnswer Of(World world) => new(
        world.Name, world.Year, world.Unit, world.Hash, [.. world.Economies.Select(e => new CodeName(e.Code, e.Name))], [.. world.Sectors.Select(s => new CodeName(s.Code, s.Name))]);
}

/// <summary>What is called how.</summary>
internal sealed record CodeName(string Code, string Name);
