using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>Finds the positions that codes and groups stand for in a world: those built in, and those that a scenario defines.</summary>
internal sealed class CodeResolver
{
    /// <param name="world">The world.</param>
    /// <param name="groups">The scenario's groups: of codes and built-in groups, either all of economies or all of sectors.</param>
    /// <param name="place">Where the k-th member of a group stands.</param>
    /// <exception cref="RealignException">A group has the name of something else, or a member is unknown.</exception>
    public CodeResolver(World world, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, Func<string, int, FilePlace>? place = null)
    {
        Economies = new CodeBook("economy", world.Economies.Select(e => e.Code), BuiltInGroups.Economies(world));
        Sectors = new CodeBook("sector", world.Sectors.Select(s => s.Code), BuiltInGroups.Sectors(world));
        var found = groups.Select(g => Find(g.Key, g.Value, k => place?.Invoke(g.Key, k) ?? default)).ToList();
        foreach (var (book, name, members) in found)
        {
            if (Economies.Clashes(name) || Sectors.Clashes(name))
                throw (place?.Invoke(name, 0) ?? default).Error($"the group '{name}' differs from another one in upper and lower case alone. Choose another name.");
            book.Add(name, members);
        }
    }

    public CodeBook Economies { get; }

    public CodeBook Sectors { get; }

    private (CodeBook Book, string Name, int[] Members) Find(string name, IReadOnlyList<string> members, Func<int, FilePlace> place)
    {
        if (Economies.Clashes(name) || Sectors.Clashes(name))
            throw place(0).Error($"the group '{name}' has the name of a code or of a built-in group. Choose another.");
        int e = Unknown(members, Economies), s = Unknown(members, Sectors);
        if (e < 0) return (Economies, name, Economies.Find(members, place));
        if (s < 0) return (Sectors, name, Sectors.Find(members, place));
        int stranger = Math.Max(e, s);
        string odd = members[stranger];
        throw place(stranger).Error(Economies.Knows(odd) || Sectors.Knows(odd)
            ? $"the group '{name}' mixes economies with sectors at '{odd}'. Make two groups."
            : $"'{odd}' in group '{name}' is no code or built-in group of this world.{NearestName.Hint(odd, Economies.Names.Concat(Sectors.Names))}");
    }

    /// <summary>Position of the first member that a book does not know; −1 when it knows all.</summary>
    private static int Unknown(IReadOnlyList<string> members, CodeBook book)
    {
        for (int k = 0; k < members.Count; k++)
            if (!book.Knows(members[k])) return k;
        return -1;
    }
}
