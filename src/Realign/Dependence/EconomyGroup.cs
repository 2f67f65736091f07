using Realign.Events;
using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>One economy, or several taken as one: trade among them is then no trade.</summary>
public sealed class EconomyGroup
{
    private readonly int[] _members;

    private EconomyGroup(World world, string name, string label, int[] members)
    {
        (World, Name, Label, _members) = (world, name, label, members);
        Contains = new bool[world.Economies.Count];
        foreach (int n in members) Contains[n] = true;
    }

    public World World { get; }

    /// <summary>What it was asked for by: <c>USA</c>, <c>eu</c>, <c>ARG,BRA</c>.</summary>
    public string Name { get; }

    /// <summary>The economy's name, or the group's.</summary>
    public string Label { get; }

    /// <summary>Positions of its members in the world.</summary>
    public IReadOnlyList<int> Members => _members;

    internal bool[] Contains { get; }

    /// <summary>Finds an economy, a group as scenarios have them, or several of both joined by commas.</summary>
    /// <exception cref="RealignException">A name is unknown, or nobody is outside the group.</exception>
    public static EconomyGroup Find(World world, string name)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(name);
        string[] names = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) throw new RealignException("No economy is named; give a code such as USA, a group such as eu, or several joined by commas.");
        var book = new CodeResolver(world, new Dictionary<string, IReadOnlyList<string>>()).Economies;
        int[] members = [.. book.Find(names, _ => default).Order()];
        if (members.Length == world.Economies.Count) throw new RealignException($"'{name}' is the whole world, which depends on nobody else. Name a part of it.");
        string label = members.Length == 1 ? world.Economies[members[0]].Name : name;
        return new EconomyGroup(world, name, label, members);
    }

    /// <summary>A single economy by position.</summary>
    public static EconomyGroup Of(World world, int economy)
    {
        ArgumentNullException.ThrowIfNull(world);
        var e = world.Economies[economy];
        return new EconomyGroup(world, e.Code, e.Name, [economy]);
    }

    /// <summary>The group less those that are in another.</summary>
    /// <exception cref="RealignException">Nobody is left.</exception>
    public EconomyGroup Except(EconomyGroup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int[] left = [.. _members.Where(n => !other.Contains[n])];
        if (left.Length == _members.Length) return this;
        return left.Length > 0
            ? new EconomyGroup(World, Name, Label, left)
            : throw new RealignException($"All of '{Name}' is in '{other.Name}'; name a partner outside it.");
    }

    /// <summary>The same group in a world of the same economies.</summary>
    internal EconomyGroup In(World world) => new(world, Name, Label, _members);
}
