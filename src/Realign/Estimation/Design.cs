namespace Realign.Estimation;

/// <summary>
/// Observations in the order of the computation: by block, within it by level of the effect with most levels, which is thereby contiguous.
/// </summary>
internal sealed class Design
{
    /// <summary>Components smaller than this are solved together.</summary>
    private const int PackBelow = 1 << 14;

    /// <summary>Observations of a piece of a large block.</summary>
    private const int ChunkSize = 1 << 17;

    private Design(int[] rows, int effects, int[] groupStart, int[] ids, Block[] blocks)
    {
        (Rows, Effects, GroupStart, Ids, Blocks) = (rows, effects, groupStart, ids, blocks);
    }

    /// <summary>By position the row of the data.</summary>
    public int[] Rows { get; }

    public int Observations => Rows.Length;

    /// <summary>Number of fixed effects.</summary>
    public int Effects { get; }

    /// <summary>Connected components of the levels.</summary>
    public int Components { get; private init; } = 1;

    /// <summary>By level of the eliminated effect the component it is in.</summary>
    public int[] ComponentOf { get; private init; } = [];

    /// <summary>Where each group starts, and the end.</summary>
    public int[] GroupStart { get; }

    /// <summary>By observation the unknowns, within its block, that its other effects are: Effects − 1 numbers each.</summary>
    public int[] Ids { get; }

    public Block[] Blocks { get; }

    /// <summary>Which of the model's effects is eliminated.</summary>
    public int Eliminated { get; private init; } = -1;

    /// <summary>By model effect: for the eliminated one the level of each group, for others that of each unknown, all blocks one after another.</summary>
    public int[][] LevelAt { get; private init; } = [];

    public static Design Of(Sample sample)
    {
        int q = sample.Effects.Length;
        if (q == 0) return Plain(sample);
        int eliminated = 0;
        for (int e = 1; e < q; e++) if (sample.Effects[e].Count > sample.Effects[eliminated].Count) eliminated = e;
        int[] others = [.. Enumerable.Range(0, q).Where(e => e != eliminated)];
        var main = sample.Effects[eliminated];
        (int[] component, int components) = ComponentOfGroup(sample, main, others);
        return Arrange(sample, main, eliminated, others, component, components);
    }

    /// <summary>Without fixed effects: pieces of the rows as they come, each a group of its own that nothing uses.</summary>
    private static Design Plain(Sample sample)
    {
        int[] rows = [.. UsedRows(sample)];
        int groups = Math.Max(1, rows.Length / ChunkSize);
        int[] start = [.. Enumerable.Range(0, groups + 1).Select(g => (int)((long)rows.Length * g / groups))];
        return new(rows, 0, start, [], [new Block(0..groups, 0..rows.Length, [.. Enumerable.Range(0, groups + 1)], [])]);
    }

    private static IEnumerable<int> UsedRows(Sample sample)
    {
        for (int row = 0; row < sample.Uses.Length; row++) if (sample.Uses[row] == RowUse.Used) yield return row;
    }

    /// <summary>By level of the eliminated effect the number of its component; components are numbered by their least level.</summary>
    private static (int[] Component, int Count) ComponentOfGroup(Sample sample, GroupCoding main, int[] others)
    {
        var component = new int[main.Count];
        if (others.Length == 0)
        {
            for (int g = 0; g < component.Length; g++) component[g] = g;
            return (component, component.Length);
        }

        var sets = new UnionFind(main.Count + others.Sum(e => sample.Effects[e].Count));
        int offset = main.Count;
        foreach (int e in others)
        {
            var codes = sample.Effects[e].Codes;
            for (int row = 0; row < codes.Length; row++) if (codes[row] >= 0) sets.Union(main.Codes[row], offset + codes[row]);
            offset += sample.Effects[e].Count;
        }

        int count = 0;
        for (int g = 0; g < component.Length; g++)
        {
            int least = sets.Find(g);
            component[g] = least == g ? count++ : component[least];
        }

        return (component, count);
    }

    private static Design Arrange(Sample sample, GroupCoding main, int eliminated, int[] others, int[] component, int components)
    {
        int n = sample.Observations;
        var sizes = new int[main.Count];
        foreach (int code in main.Codes) if (code >= 0) sizes[code]++;
        int[] groupOrder = CountingSort(component, components);
        var place = new int[main.Count];
        var groupStart = new int[main.Count + 1];
        for (int at = 0; at < groupOrder.Length; at++)
        {
            place[groupOrder[at]] = groupStart[at];
            groupStart[at + 1] = groupStart[at] + sizes[groupOrder[at]];
        }

        var rows = new int[n];
        for (int row = 0; row < main.Codes.Length; row++) if (main.Codes[row] >= 0) rows[place[main.Codes[row]]++] = row;

        int[] boundaries = Pack(groupOrder, groupStart, component);
        int[] blockOfGroup = new int[main.Count];
        for (int b = 0; b + 1 < boundaries.Length; b++) for (int at = boundaries[b]; at < boundaries[b + 1]; at++) blockOfGroup[groupOrder[at]] = b;
        (int[] ids, int[][] levels, int[][] levelAt) = Number(sample, main, eliminated, others, rows, groupOrder, blockOfGroup, boundaries.Length - 1);
        Block[] blocks = [.. Enumerable.Range(0, boundaries.Length - 1).Select(b => new Block(
            boundaries[b]..boundaries[b + 1], groupStart[boundaries[b]]..groupStart[boundaries[b + 1]], Chunk(boundaries[b], boundaries[b + 1], groupStart, levels[b].Sum()), levels[b]))];
        return new(rows, sample.Effects.Length, groupStart, ids, blocks) { Components = components, ComponentOf = component, Eliminated = eliminated, LevelAt = levelAt };
    }

    private static int[] CountingSort(int[] keys, int count)
    {
        var start = new int[count + 1];
        foreach (int key in keys) start[key + 1]++;
        for (int k = 0; k < count; k++) start[k + 1] += start[k];
        var order = new int[keys.Length];
        for (int x = 0; x < keys.Length; x++) order[start[keys[x]]++] = x;
        return order;
    }

    /// <summary>Boundaries of blocks in the order of groups: components that follow each other, until they are large enough.</summary>
    private static int[] Pack(int[] groupOrder, int[] groupStart, int[] component)
    {
        List<int> boundaries = [0];
        for (int at = 1; at < groupOrder.Length; at++)
        {
            bool newComponent = component[groupOrder[at]] != component[groupOrder[at - 1]];
            if (newComponent && groupStart[at] - groupStart[boundaries[^1]] >= PackBelow) boundaries.Add(at);
        }

        boundaries.Add(groupOrder.Length);
        return [.. boundaries];
    }

    /// <summary>A chunk adds into arrays of its own, as long as the levels: it has several times as many observations as there are levels.</summary>
    private static int[] Chunk(int firstGroup, int lastGroup, int[] groupStart, int levels)
    {
        int size = Math.Max(ChunkSize, 8 * levels);
        int pieces = Math.Max(1, (groupStart[lastGroup] - groupStart[firstGroup]) / size);
        List<int> boundaries = [firstGroup];
        for (int piece = 1; piece < pieces; piece++)
        {
            long target = groupStart[firstGroup] + ((groupStart[lastGroup] - groupStart[firstGroup]) * (long)piece / pieces);
            int at = Array.BinarySearch(groupStart, firstGroup, lastGroup - firstGroup, (int)target);
            if (at < 0) at = ~at;
            if (at > boundaries[^1] && at < lastGroup) boundaries.Add(at);
        }

        boundaries.Add(lastGroup);
        return [.. boundaries];
    }

    /// <summary>Numbers the unknowns of each block: the levels of one effect after those of another, each in the order of its keys.</summary>
    private static (int[] Ids, int[][] LevelsOfBlock, int[][] LevelAt) Number(
        Sample sample, GroupCoding main, int eliminated, int[] others, int[] rows, int[] groupOrder, int[] blockOfGroup, int blocks)
    {
        var ids = new int[(long)rows.Length * others.Length];
        var levels = new int[blocks];
        int[][] counts = [.. levels.Select(_ => new int[others.Length])];
        var levelAt = new int[sample.Effects.Length][];
        levelAt[eliminated] = groupOrder;
        for (int k = 0; k < others.Length; k++)
        {
            var effect = sample.Effects[others[k]];
            var blockOf = new int[effect.Count];
            foreach (int row in rows) blockOf[effect.Codes[row]] = blockOfGroup[main.Codes[row]];
            int[] order = levelAt[others[k]] = CountingSort(blockOf, blocks);
            var number = new int[effect.Count];
            var next = (int[])levels.Clone();
            foreach (int level in order)
            {
                number[level] = next[blockOf[level]]++;
                counts[blockOf[level]][k]++;
            }

            levels = next;
            for (int at = 0; at < rows.Length; at++) ids[((long)at * others.Length) + k] = number[effect.Codes[rows[at]]];
        }

        return (ids, counts, levelAt);
    }
}
