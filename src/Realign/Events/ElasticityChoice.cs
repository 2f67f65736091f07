using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>Which trade elasticities a scenario uses: a set of the world, and values for single sectors or groups on top.</summary>
/// <param name="Set">Name of a set; <c>median</c> is the world's own.</param>
/// <param name="Overrides">Sector code or group, and its elasticity. Where several cover a sector, the one of fewest sectors holds.</param>
public sealed record ElasticityChoice(string Set, IReadOnlyList<(string Sector, double Value)> Overrides)
{
    public const string WorldsOwn = "median";

    public static ElasticityChoice OfWorld { get; } = new(WorldsOwn, []);

    /// <summary>Whether the scenario leaves elasticities open, so that draws may vary them.</summary>
    public bool IsOpen => Set == WorldsOwn && Overrides.Count == 0;

    /// <summary>The choice as a reader sees it.</summary>
    public string Describe() => Overrides.Count == 0 ? Set
        : $"{Set} with {string.Join(", ", Overrides.Select(o => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{o.Sector} {o.Value}")))}";

    internal FilePlace Place { get; init; }

    /// <summary>Where the override of each sector or group stands.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<FilePlace>> OverridePlaces { get; init; } = new Dictionary<string, IReadOnlyList<FilePlace>>();

    /// <summary>θ_j on the sectors of a world.</summary>
    /// <exception cref="RealignException">The set or a sector is unknown.</exception>
    public IReadOnlyList<double> Of(World world, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        ArgumentNullException.ThrowIfNull(world);
        var set = world.ElasticitySets.FirstOrDefault(s => s.Name == Set);
        if (set is null && Set != WorldsOwn)
            throw Place.Error($"'{Set}' is no elasticity set of this world.{NearestName.Hint(Set, world.ElasticitySets.Select(s => s.Name).Append(WorldsOwn))} It has {string.Join(", ", world.ElasticitySets.Select(s => s.Name).Append(WorldsOwn))}.");
        double[] θ = [.. set?.Values ?? world.TradeElasticities];
        var book = new CodeResolver(world, groups).Sectors;
        var found = Overrides.Select(o => (Sectors: book.Find(o.Sector, PlaceOf(o.Sector)), o.Value)).OrderByDescending(o => o.Sectors.Length);
        foreach (var (sectors, value) in found)
            foreach (int j in sectors)
                θ[j] = value;
        return θ;
    }

    private FilePlace PlaceOf(string sector) => OverridePlaces.TryGetValue(sector, out var places) ? places[0] : Place;
}
