using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>Finds the positions that codes and groups stand for in a world. Codes are exact; group names ignore case.</summary>
internal sealed class CodeResolver
{
    private readonly World _world;
    private readonly Dictionary<string, int[]> _economies;
    private readonly Dictionary<string, int[]> _sectors;

    public CodeResolver(World world, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        _world = world;
        _economies = Known(BuiltInGroups.Economies(world), world.Economies.Select(e => e.Code));
        _sectors = Known(BuiltInGroups.Sectors(world), world.Sectors.Select(s => s.Code));
        foreach (var (name, members) in groups)
        {
            if (members.All(_economies.ContainsKey)) _economies[name] = [.. members.SelectMany(m => _economies[m]).Distinct()];
            else _sectors[name] = [.. members.SelectMany(m => _sectors.GetValueOrDefault(m, [])).Distinct()];
        }
    }

    /// <summary>Whether all members of a group are known, and if not which one is not.</summary>
    public string? UnknownMember(IReadOnlyList<string> members) =>
        members.All(_economies.ContainsKey) || members.All(_sectors.ContainsKey)
            ? null
            : members.Any(_economies.ContainsKey) ? members.First(m => !_economies.ContainsKey(m)) : members.First(m => !_sectors.ContainsKey(m));

    public bool IsBuiltIn(string name) => _economies.ContainsKey(name) || _sectors.ContainsKey(name);

    public int[] Economies(IReadOnlyList<string> names, FilePlace place) => Find(names, _economies, "economy or group", place);

    public int[] Sectors(IReadOnlyList<string> names, FilePlace place) => Find(names, _sectors, "sector or group", place);

    public int Economy(string code, FilePlace place) =>
        _world.TryEconomyIndex(code, out int n) ? n : throw Unknown(code, "economy", _world.Economies.Select(e => e.Code), place);

    public string Nearest(string name) => NearestName.Hint(name, _economies.Keys.Concat(_sectors.Keys));

    private static int[] Find(IReadOnlyList<string> names, Dictionary<string, int[]> known, string kind, FilePlace place)
    {
        if (names.Count == 1) return known.TryGetValue(names[0], out int[]? one) ? one : throw Unknown(names[0], kind, known.Keys, place);
        var found = new List<int>();
        foreach (string name in names) found.AddRange(known.TryGetValue(name, out int[]? members) ? members : throw Unknown(name, kind, known.Keys, place));
        return [.. found.Distinct()];
    }

    private static RealignException Unknown(string name, string kind, IEnumerable<string> known, FilePlace place) =>
        place.Error($"'{name}' is no {kind} of this world.{NearestName.Hint(name, known)}");

    private static Dictionary<string, int[]> Known(IEnumerable<(string Name, int[] Members)> groups, IEnumerable<string> codes)
    {
        var known = new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, members) in groups)
            if (members.Length > 0) known[name] = members;
        int at = 0;
        foreach (string code in codes) known[code] = [at++];
        return known;
    }
}
