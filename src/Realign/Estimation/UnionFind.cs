namespace Realign.Estimation;

/// <summary>Disjoint sets of the numbers 0 … n − 1; the least member represents a set, so that the outcome does not depend on the order of unions.</summary>
internal sealed class UnionFind
{
    private readonly int[] _parent;

    public UnionFind(int size)
    {
        _parent = new int[size];
        for (int x = 0; x < size; x++) _parent[x] = x;
        Sets = size;
    }

    public int Sets { get; private set; }

    public int Find(int x)
    {
        while (_parent[x] != x) x = _parent[x] = _parent[_parent[x]];
        return x;
    }

    public void Union(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b) return;
        Sets--;
        if (a < b) _parent[b] = a;
        else _parent[a] = b;
    }
}
