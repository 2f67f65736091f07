using Realign.Files;

namespace Realign.Events;

/// <summary>The codes and groups of economies, or of sectors, with the positions they stand for. Codes are exact; group names ignore case.</summary>
internal sealed class CodeBook
{
    private readonly string _kind;
    private readonly Dictionary<string, int[]> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _groups = new(StringComparer.OrdinalIgnoreCase);

    public CodeBook(string kind, IEnumerable<string> codes, IEnumerable<(string Name, int[] Members)> groups)
    {
        _kind = kind;
        foreach (string code in codes) _codes.Add(code, [_codes.Count]);
        foreach (var (name, members) in groups) _groups[name] = members;
    }

    public IEnumerable<string> Names => _codes.Keys.Concat(_groups.Where(g => g.Value.Length > 0).Select(g => g.Key));

    public bool Knows(string name) => _codes.ContainsKey(name) || _groups.ContainsKey(name);

    /// <summary>Whether a group of this name could be taken for a code or for another group.</summary>
    public bool Clashes(string group) => _groups.ContainsKey(group) || _codes.Keys.Contains(group, StringComparer.OrdinalIgnoreCase);

    public void Add(string group, int[] members) => _groups.Add(group, members);

    /// <summary>The positions of all names together, each once; <paramref name="place"/> says where the k-th name stands.</summary>
    public int[] Find(IReadOnlyList<string> names, Func<int, FilePlace> place) =>
        names.Count == 1 ? Find(names[0], place(0)) : [.. names.SelectMany((name, k) => Find(name, place(k))).Distinct()];

    /// <summary>The positions that a code or group stands for.</summary>
    public int[] Find(string name, FilePlace place)
    {
        if (_codes.TryGetValue(name, out int[]? code)) return code;
        if (!_groups.TryGetValue(name, out int[]? members))
            throw place.Error($"'{name}' is no {_kind} or group of this world.{NearestName.Hint(name, Names)}");
        return members.Length > 0 ? members : throw place.Error($"the group '{name}' has no member in this world. Name another {_kind} or group.");
    }
}
