namespace Realign.Worlds;

/// <summary>The members of each new economy or sector, in the order of the first member.</summary>
internal sealed class AggregationGroups
{
    private readonly List<string> _codes = [];
    private readonly List<string> _names = [];
    private readonly List<List<int>> _members = [];

    /// <exception cref="RealignException">The map names an unknown code, or one new code with two names.</exception>
    public AggregationGroups(AggregationMap map, string kind, IReadOnlyDictionary<string, AggregationEntry> entries, IReadOnlyList<string> codes)
    {
        foreach (var (from, entry) in entries)
            if (!codes.Contains(from))
                throw map.Error(entry, $"'{from}' is no {kind} of the world.{NearestName.Hint(from, codes)}");
        for (int at = 0; at < codes.Count; at++)
        {
            var entry = entries.GetValueOrDefault(codes[at]);
            int group = Group(entry?.To ?? codes[at]);
            _members[group].Add(at);
            if (entry is null || entry.ToName.Length == 0) continue;
            if (_names[group].Length > 0 && _names[group] != entry.ToName)
                throw map.Error(entry, $"the {kind} '{entry.To}' has two names, '{_names[group]}' and '{entry.ToName}'. Use one.");
            _names[group] = entry.ToName;
        }
    }

    public int Count => _members.Count;

    public IReadOnlyList<int> Members(int group) => _members[group];

    public string Code(int group) => _codes[group];

    /// <summary>The name that the map gives, else that of the only member or of the member with the group's code, else the code.</summary>
    public string Name(int group, IReadOnlyList<string> codes, IReadOnlyList<string> names)
    {
        if (_names[group].Length > 0) return _names[group];
        var members = _members[group];
        int like = members.Count == 1 ? members[0] : members.Find(m => codes[m] == _codes[group]);
        return members.Count == 1 || codes[like] == _codes[group] ? names[like] : _codes[group];
    }

    /// <summary>For each old position, the position of its group.</summary>
    public int[] Of(int count)
    {
        var of = new int[count];
        for (int group = 0; group < Count; group++)
            foreach (int member in _members[group]) of[member] = group;
        return of;
    }

    private int Group(string code)
    {
        int group = _codes.IndexOf(code);
        if (group >= 0) return group;
        _codes.Add(code);
        _names.Add("");
        _members.Add([]);
        return _codes.Count - 1;
    }
}
