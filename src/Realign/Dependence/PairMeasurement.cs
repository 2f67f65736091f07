using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>Measures one pair with two solves: forward for the partner's final demand and for the extraction, transposed for what the partner's value added and output are part of.</summary>
internal sealed class PairMeasurement
{
    private const int Absorbed = 0, Extracted = 1, Cost = 0, Tiers = 1, AllTiers = 2, Forward = 2, Transposed = 3;
    private readonly InputOutputSystem _system;
    private readonly EconomyGroup _subject, _partner;
    private readonly World _world;
    private readonly int _n, _j;
    private readonly double[] _outputs, _multipliers;

    public PairMeasurement(InputOutputSystem system, EconomyGroup subject, EconomyGroup partner)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(partner);
        (_system, _subject, _partner, _world, _n, _j) = (system, subject, partner, system.World, system.Economies, system.Sectors);
        if (subject.Members.FirstOrDefault(n => partner.Contains[n], -1) is >= 0 and var both)
            throw new RealignException($"{_world.Economies[both].Code} is on both sides, in '{subject.Name}' and in '{partner.Name}'. Take it out of one.");
        (_outputs, _multipliers) = (Outputs(), Multipliers());
    }

    public PairDependence Measure()
    {
        double gdp = _subject.Members.Sum(_world.Gdp), exports = 0, imports = 0, toPartner = 0, fromPartner = 0, absorbed = 0, lost = 0, demand = 0, embodied = 0;
        double direct = 0, allDirect = 0, tiers = 0, allTiers = 0, cost = 0, output = 0;
        var destinations = new double[_n];
        var origins = new double[_n];
        foreach (int n in _subject.Members)
        {
            for (int m = 0; m < _n; m++)
            {
                if (_subject.Contains[m]) continue;
                destinations[m] += Sum(_world.Flows.Row(m, n));
                origins[m] += Sum(_world.Flows.Row(n, m));
            }

            for (int j = 0; j < _j; j++)
            {
                int row = (n * _j) + j;
                double made = _world.Output[n, j], v = _system.ValueAddedCoefficients[n, j];
                absorbed += v * _outputs[(row * Forward) + Absorbed];
                lost += v * (made - _outputs[(row * Forward) + Extracted]);
                demand += _world.FinalDemand[n, j];
                cost += made * _multipliers[(row * Transposed) + Cost];
                tiers += made * _multipliers[(row * Transposed) + Tiers];
                allTiers += made * (_multipliers[(row * Transposed) + AllTiers] - 1);
                output += made;
                var (fromHim, all) = Direct(n, j);
                direct += made * fromHim;
                allDirect += made * all;
            }
        }

        for (int m = 0; m < _n; m++)
        {
            exports += destinations[m];
            imports += origins[m];
            if (!_partner.Contains[m]) continue;
            toPartner += destinations[m];
            fromPartner += origins[m];
        }

        for (int row = 0; row < _system.Size; row++)
            foreach (int n in _subject.Members)
                embodied += _multipliers[(row * Transposed) + Cost] * _system.FinalDemand[row, n];
        return new PairDependence
        {
            ExportShare = toPartner / exports,
            ImportShare = fromPartner / imports,
            ExportsToGdp = toPartner / gdp,
            ImportsToGdp = fromPartner / gdp,
            ExportConcentration = Herfindahl(destinations),
            ImportConcentration = Herfindahl(origins),
            ValueAddedShare = absorbed / gdp,
            DemandShare = embodied / demand,
            InputShare = direct / allDirect,
            InputReliance = tiers / allTiers,
            CostShare = cost / output,
            ExtractionLoss = lost / gdp,
            Sectors = [.. Enumerable.Range(0, _j).Select(Sector)],
        };
    }

    private SectorDependence Sector(int j)
    {
        double output = 0, valueAdded = 0, absorbed = 0, lost = 0, toPartner = 0, exports = 0, fromPartner = 0, imports = 0, direct = 0, allDirect = 0, tiers = 0, allTiers = 0, cost = 0;
        var destinations = new double[_n];
        var origins = new double[_n];
        foreach (int n in _subject.Members)
        {
            int row = (n * _j) + j;
            double made = _world.Output[n, j], v = _system.ValueAddedCoefficients[n, j];
            output += made;
            valueAdded += v * made;
            absorbed += v * _outputs[(row * Forward) + Absorbed];
            lost += v * (made - _outputs[(row * Forward) + Extracted]);
            cost += made * _multipliers[(row * Transposed) + Cost];
            tiers += made * _multipliers[(row * Transposed) + Tiers];
            allTiers += made * (_multipliers[(row * Transposed) + AllTiers] - 1);
            var (fromHim, all) = Direct(n, j);
            direct += made * fromHim;
            allDirect += made * all;
            for (int m = 0; m < _n; m++)
            {
                if (_subject.Contains[m]) continue;
                destinations[m] += _world.Flows[m, n, j];
                origins[m] += _world.Flows[n, m, j];
            }
        }

        for (int m = 0; m < _n; m++)
        {
            exports += destinations[m];
            imports += origins[m];
            if (!_partner.Contains[m]) continue;
            toPartner += destinations[m];
            fromPartner += origins[m];
        }

        return new SectorDependence(
            toPartner / exports, toPartner / output, absorbed / valueAdded, fromPartner / imports, direct / allDirect, tiers / allTiers, cost / output, lost / valueAdded, Herfindahl(destinations), Herfindahl(origins));
    }

    /// <summary>Inputs per unit of output of (n, k), from the partner and from all; net of duties.</summary>
    private (double FromPartner, double All) Direct(int n, int k)
    {
        double from = 0, all = 0;
        for (int j = 0; j < _j; j++)
        {
            double γ = _world.InputCoefficients[n, j, k];
            all += γ * _system.Blocks.Net[(n * _j) + j];
            foreach (int m in _partner.Members) from += γ * _system.Share(n, m, j);
        }

        return (from, all);
    }

    private double[] Outputs() => _system.With(solver =>
    {
        var demand = new double[_system.Size * Forward];
        for (int row = 0; row < _system.Size; row++)
        {
            var final = _system.FinalDemand.Row(row);
            foreach (int m in _partner.Members) demand[(row * Forward) + Absorbed] += final[m];
            demand[(row * Forward) + Extracted] = Extraction.Demand(_system, row, _subject, _partner);
        }

        var cuts = new LeontiefCuts(_n);
        Extraction.Cut(cuts, Extracted, _subject, _partner);
        solver.Cuts = cuts;
        var outputs = new double[demand.Length];
        solver.Solve(demand, Forward, outputs);
        return outputs;
    });

    private double[] Multipliers() => _system.With(solver =>
    {
        var values = new double[_system.Size * Transposed];
        for (int row = 0; row < _system.Size; row++)
        {
            values[(row * Transposed) + AllTiers] = 1;
            if (!_partner.Contains[row / _j]) continue;
            values[(row * Transposed) + Cost] = _system.ValueAddedCoefficients[row / _j, row % _j];
            values[(row * Transposed) + Tiers] = 1;
        }

        var multipliers = new double[values.Length];
        solver.SolveTransposed(values, Transposed, multipliers);
        return multipliers;
    });

    private static double Herfindahl(double[] values)
    {
        double sum = values.Sum(), squares = 0;
        foreach (double value in values) squares += value * value;
        return squares / (sum * sum);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}
