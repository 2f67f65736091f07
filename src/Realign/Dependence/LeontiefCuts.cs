namespace Realign.Dependence;

/// <summary>Trade that is taken out of single columns of a solve: hypothetical extraction of many pairs at once, with the matrix shared.</summary>
internal sealed class LeontiefCuts
{
    private readonly List<(int Column, int Buyer)>[] _bySeller;

    public LeontiefCuts(int economies)
    {
        _bySeller = new List<(int, int)>[economies];
        for (int n = 0; n < economies; n++) _bySeller[n] = [];
    }

    public void Clear()
    {
        foreach (var cuts in _bySeller) cuts.Clear();
    }

    /// <summary>Takes what <paramref name="seller"/> sells to <paramref name="buyer"/> out of a column.</summary>
    public void Add(int column, int seller, int buyer) => _bySeller[seller].Add((column, buyer));

    /// <summary>Subtracts from what was gathered for a group of sellers.</summary>
    public unsafe void Subtract(LeontiefBlocks blocks, double* state, int stride, int first, double* gathered, int gatheredStride)
    {
        for (int n = first; n < Math.Min(first + LeontiefBlocks.Group, blocks.N); n++)
        {
            foreach (var (column, buyer) in _bySeller[n])
            {
                for (int j = 0; j < blocks.J; j++)
                {
                    double share = blocks.Forward.Pointer[(((j * blocks.N) + buyer) * blocks.Np) + n];
                    gathered[(j * gatheredStride) + ((n - first) * LeontiefSolver.Width) + column] -= share * state[(j * stride) + (buyer * LeontiefSolver.Width) + column];
                }
            }
        }
    }
}
