namespace Realign.Worlds;

/// <summary>Makes one elasticity of those of merged sectors: their mean weighted by the world's international trade, a plain mean where there is none.</summary>
internal sealed class SectorElasticities
{
    private readonly AggregationGroups _sectors;
    private readonly double[] _trade;

    public SectorElasticities(World world, AggregationGroups sectors)
    {
        (_sectors, _trade) = (sectors, new double[world.Sectors.Count]);
        int N = world.Economies.Count;
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0; j < _trade.Length; j++)
                    if (n != i) _trade[j] += world.Flows[n, i, j];
    }

    public double[] Merge(IReadOnlyList<double> values)
    {
        var merged = new double[_sectors.Count];
        for (int g = 0; g < merged.Length; g++) merged[g] = Mean(_sectors.Members(g), values);
        return merged;
    }

    private double Mean(IReadOnlyList<int> members, IReadOnlyList<double> values)
    {
        double sum = 0, weight = 0;
        foreach (int m in members)
        {
            sum += _trade[m] * values[m];
            weight += _trade[m];
        }

        return members.Count == 1 ? values[members[0]] : weight > 0 ? sum / weight : members.Average(m => values[m]);
    }
}
