using Realign.Numerics;

namespace Realign.Worlds;

/// <summary>The numbers of an aggregated world; <see cref="WorldAggregation"/> says how they are made.</summary>
internal sealed class AggregationSums
{
    private readonly World _world;
    private readonly int[] _n;
    private readonly int[] _j;
    private readonly int _newN;
    private readonly int _newJ;

    /// <summary>Tariff revenue on trade within new economies [n, j], in new positions.</summary>
    private readonly double[,] _vanished;

    public AggregationSums(World world, AggregationGroups economies, AggregationGroups sectors)
    {
        _world = world;
        (_n, _j) = (economies.Of(world.Economies.Count), sectors.Of(world.Sectors.Count));
        (_newN, _newJ) = (economies.Count, sectors.Count);
        _vanished = new double[_newN, _newJ];
        (Flows, Tariffs) = Trade();
        var (inputs, valueAdded) = Costs();
        FinalDemand = Demand(inputs, valueAdded);
        (InputCoefficients, ValueAddedShares) = Shares(inputs, valueAdded);
    }

    public Tensor Flows { get; }

    public Tensor Tariffs { get; }

    public Tensor InputCoefficients { get; }

    public Matrix ValueAddedShares { get; }

    public Matrix FinalDemand { get; }

    public double VanishedRevenue { get; private set; }

    public double TakenFromInputs { get; private set; }

    private (Tensor Flows, Tensor Tariffs) Trade()
    {
        int size = _newN * _newN * _newJ;
        double[] flows = new double[size], duties = new double[size], rates = new double[size], cells = new double[size];
        for (int n = 0; n < _n.Length; n++)
        {
            for (int i = 0; i < _n.Length; i++)
            {
                for (int j = 0; j < _j.Length; j++)
                {
                    int at = (((_n[n] * _newN) + _n[i]) * _newJ) + _j[j];
                    flows[at] += _world.Flows[n, i, j];
                    duties[at] += _world.Tariffs[n, i, j] * _world.Flows[n, i, j];
                    rates[at] += _world.Tariffs[n, i, j];
                    cells[at]++;
                }
            }
        }

        var tariffs = Tensor.Create(_newN, _newN, _newJ, (n, i, j) =>
        {
            int at = (((n * _newN) + i) * _newJ) + j;
            if (n == i) _vanished[n, j] += duties[at];
            return n == i ? 0 : cells[at] > 1 && flows[at] > 0 ? duties[at] / flows[at] : rates[at] / cells[at];
        });
        return (Tensor.Adopt(_newN, _newN, _newJ, flows), tariffs);
    }

    /// <summary>Inputs [n, k, j] and value added [n, j] as values.</summary>
    private (double[,,] Inputs, double[,] ValueAdded) Costs()
    {
        var inputs = new double[_newN, _newJ, _newJ];
        var valueAdded = new double[_newN, _newJ];
        for (int n = 0; n < _n.Length; n++)
        {
            for (int j = 0; j < _j.Length; j++)
            {
                double output = _world.Output[n, j];
                valueAdded[_n[n], _j[j]] += _world.ValueAddedShares[n, j] * output;
                for (int k = 0; k < _j.Length; k++) inputs[_n[n], _j[k], _j[j]] += _world.InputCoefficients[n, k, j] * output;
            }
        }

        return (inputs, valueAdded);
    }

    /// <summary>Adds up final demand and takes the vanished revenue out of it; what final demand cannot bear comes out of inputs, to the gain of value added.</summary>
    private Matrix Demand(double[,,] inputs, double[,] valueAdded)
    {
        var demand = new double[_newN * _newJ];
        for (int n = 0; n < _n.Length; n++)
            for (int j = 0; j < _j.Length; j++)
                demand[(_n[n] * _newJ) + _j[j]] += _world.FinalDemand[n, j];
        for (int n = 0; n < _newN; n++)
        {
            for (int k = 0; k < _newJ; k++)
            {
                ref double left = ref demand[(n * _newJ) + k];
                double fromDemand = Math.Min(_vanished[n, k], Math.Max(left, 0));
                left -= fromDemand;
                VanishedRevenue += _vanished[n, k];
                Cheapen(n, k, _vanished[n, k] - fromDemand, inputs, valueAdded);
            }
        }

        return Matrix.Adopt(_newN, _newJ, demand);
    }

    private void Cheapen(int n, int k, double amount, double[,,] inputs, double[,] valueAdded)
    {
        if (amount <= 0) return;
        double bought = 0;
        for (int j = 0; j < _newJ; j++) bought += inputs[n, k, j];
        for (int j = 0; j < _newJ; j++)
        {
            double saved = inputs[n, k, j] * amount / bought;
            inputs[n, k, j] -= saved;
            valueAdded[n, j] += saved;
        }

        TakenFromInputs += amount;
    }

    private (Tensor Coefficients, Matrix Shares) Shares(double[,,] inputs, double[,] valueAdded)
    {
        var output = new double[_newN, _newJ];
        var plain = new double[_newN, _newJ, _newJ];
        double[,] plainValueAdded = new double[_newN, _newJ], cells = new double[_newN, _newJ];
        for (int n = 0; n < _n.Length; n++)
        {
            for (int j = 0; j < _j.Length; j++)
            {
                output[_n[n], _j[j]] += _world.Output[n, j];
                plainValueAdded[_n[n], _j[j]] += _world.ValueAddedShares[n, j];
                cells[_n[n], _j[j]]++;
                for (int k = 0; k < _j.Length; k++) plain[_n[n], _j[k], _j[j]] += _world.InputCoefficients[n, k, j];
            }
        }

        return (
            Tensor.Create(_newN, _newJ, _newJ, (n, k, j) => output[n, j] > 0 ? inputs[n, k, j] / output[n, j] : plain[n, k, j] / cells[n, j]),
            Matrix.Create(_newN, _newJ, (n, j) => output[n, j] > 0 ? valueAdded[n, j] / output[n, j] : plainValueAdded[n, j] / cells[n, j]));
    }
}
