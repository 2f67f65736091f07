using Realign.Numerics;

namespace Realign.Dependence;

/// <summary>
/// Decomposes the exports of one economy s. With B = (I − A)⁻¹ and B^s the inverse of the system in which s sells no inputs abroad, B^s_ts = B_ts B_ss⁻¹ L_ss, so that
/// one block column of B, solved and then dropped, gives all that is needed. docs/models/dependence.md has the equations.
/// </summary>
internal sealed class ExporterDecomposition
{
    private readonly InputOutputSystem _system;
    private readonly ExportMultipliers _shared;
    private readonly int _s, _n, _j;

    /// <summary>v_s' L_ss; v_s' B_ss; Σ_(t≠s) v_t' B^s_ts; Σ_(t≠s) v_t' B_ts; each by sector of export.</summary>
    private readonly double[] _first, _domestic, _foreignFirst, _foreign;

    /// <summary>v_t' B^s_ts [j, t].</summary>
    private readonly double[] _origins;

    /// <summary>G_r B^s_rs E_s^(m) [(r, j), m]: inputs that r buys of product j, of what s exported, because of what s will export again to meet m's demand.</summary>
    private readonly double[] _again;

    public ExporterDecomposition(InputOutputSystem system, ExportMultipliers shared, int exporter)
    {
        (_system, _shared, _s, _n, _j) = (system, shared, exporter, system.Economies, system.Sectors);
        double[] column = BlockColumn(), extracted = new double[_j * _j];
        double[] local = Local();
        local.CopyTo(extracted, 0);
        new LuFactors(column.AsSpan(_s * _j * _j, _j * _j).ToArray(), _j).Solve(extracted, _j);
        (_first, _domestic, _foreignFirst, _foreign) = (new double[_j], new double[_j], new double[_j], new double[_j]);
        _origins = new double[_j * _n];
        Multipliers(local, extracted);
        _again = ExportedAgain(column, extracted);
    }

    public void Write(ExportAccount source, ExportAccount sink)
    {
        for (int r = 0; r < _n; r++)
        {
            if (r == _s) continue;
            for (int j = 0; j < _j; j++)
            {
                double flow = _system.World.Flows[r, _s, j];
                if (flow == 0) continue;
                double share = _system.Share(r, _s, j), final = _system.FinalDemand[(_s * _j) + j, r];
                ReadOnlySpan<double> inputs = _shared.Inputs.Row((r * _j) + j), again = _again.AsSpan(((r * _j) + j) * _n, _n);
                double direct = _first[j] * (final + (share * _shared.DirectInputs[(r * _j) + j]));
                WriteSource(source, r, j, flow, share, final, inputs, direct);
                WriteSink(sink, r, j, flow, share, final, inputs, again, direct);
            }
        }
    }

    private void WriteSource(ExportAccount account, int r, int j, double flow, double share, double final, ReadOnlySpan<double> inputs, double direct)
    {
        double reflection = _first[j] * share * inputs[_s], domestic = _first[j] * flow;
        Set(account.Cell(_s, r, j), flow, domestic, reflection, (_domestic[j] - _first[j]) * flow, _foreignFirst[j] * flow, (_foreign[j] - _foreignFirst[j]) * flow, direct);
        var absorbed = account.AbsorbedRow(_s, r);
        Rows.Add(absorbed, _first[j] * share, inputs);
        absorbed[r] += _first[j] * final;
        Rows.Add(account.OriginRow(_s, r), flow, _origins.AsSpan(j * _n, _n));
    }

    private void WriteSink(ExportAccount account, int r, int j, double flow, double share, double final, ReadOnlySpan<double> inputs, ReadOnlySpan<double> again, double direct)
    {
        double twice = 0;
        foreach (double value in again) twice += value;
        twice *= share;
        double last = flow - twice, reflection = _domestic[j] * share * (inputs[_s] - again[_s]);
        Set(account.Cell(_s, r, j), flow, _domestic[j] * last, reflection, _domestic[j] * twice, _foreign[j] * last, _foreign[j] * twice, direct);
        var absorbed = account.AbsorbedRow(_s, r);
        Rows.Add(absorbed, _domestic[j] * share, inputs);
        Rows.Add(absorbed, -_domestic[j] * share, again);
        absorbed[r] += _domestic[j] * final;
        Rows.Add(account.OriginRow(_s, r), last, _shared.ValueAdded.Row((_s * _j) + j));
    }

    private static void Set(Span<double> cell, double flow, double domestic, double reflection, double doubled, double foreign, double foreignDoubled, double direct)
    {
        cell[0] = flow;
        cell[1] = domestic - reflection;
        cell[2] = reflection;
        cell[3] = doubled;
        cell[4] = foreign;
        cell[5] = foreignDoubled;
        cell[6] = direct;
    }

    /// <summary>B_·s, [(n, j)][column].</summary>
    private double[] BlockColumn() => _system.With(solver =>
    {
        int rows = _n * _j;
        double[] block = new double[rows * _j], unit = new double[rows * LeontiefSolver.Width], part = new double[rows * LeontiefSolver.Width];
        for (int first = 0; first < _j; first += LeontiefSolver.Width)
        {
            int width = Math.Min(LeontiefSolver.Width, _j - first);
            Array.Clear(unit);
            for (int c = 0; c < width; c++) unit[(((_s * _j) + first + c) * width) + c] = 1;
            solver.Solve(unit, width, part);
            for (int row = 0; row < rows; row++) part.AsSpan(row * width, width).CopyTo(block.AsSpan((row * _j) + first));
        }

        return block;
    });

    /// <summary>L_ss, row-major.</summary>
    private unsafe double[] Local()
    {
        var blocks = _system.Blocks;
        double* from = blocks.Local.Pointer + ((nint)_s * blocks.BlockSize);
        var local = new double[_j * _j];
        for (int a = 0; a < _j; a++)
            for (int b = 0; b < _j; b++)
                local[(a * _j) + b] = from[(b * blocks.Jp) + a];
        return local;
    }

    private void Multipliers(double[] local, double[] extracted)
    {
        for (int k = 0; k < _j; k++)
        {
            double v = _system.ValueAddedCoefficients[_s, k];
            var made = _shared.ValueAdded.Row((_s * _j) + k);
            _domestic[k] = made[_s];
            for (int t = 0; t < _n; t++)
                if (t != _s) _foreign[k] += made[t];
            for (int j = 0; j < _j; j++)
            {
                _first[j] += v * local[(k * _j) + j];
                Rows.Add(_origins.AsSpan(j * _n, _n), extracted[(k * _j) + j], made);
            }
        }

        for (int j = 0; j < _j; j++)
            for (int t = 0; t < _n; t++)
                if (t != _s) _foreignFirst[j] += _origins[(j * _n) + t];
    }

    private double[] ExportedAgain(double[] column, double[] extracted)
    {
        double[] exports = ExportsByDemand(), reduced = new double[_j * _n], made = new double[_j * _n], again = new double[_n * _j * _n];
        for (int k = 0; k < _j; k++)
            for (int l = 0; l < _j; l++)
                Rows.Add(reduced.AsSpan(k * _n, _n), extracted[(k * _j) + l], exports.AsSpan(l * _n, _n));
        for (int r = 0; r < _n; r++)
        {
            if (r == _s) continue;
            Array.Clear(made);
            for (int j = 0; j < _j; j++)
                for (int k = 0; k < _j; k++)
                    Rows.Add(made.AsSpan(j * _n, _n), column[(((r * _j) + j) * _j) + k], reduced.AsSpan(k * _n, _n));
            for (int j = 0; j < _j; j++)
            {
                var used = _system.World.InputCoefficients.Row(r, j);
                for (int k = 0; k < _j; k++) Rows.Add(again.AsSpan(((r * _j) + j) * _n, _n), used[k], made.AsSpan(k * _n, _n));
            }
        }

        return again;
    }

    /// <summary>E_s^(m) [j, m]: exports of s that m's final demand causes.</summary>
    private double[] ExportsByDemand()
    {
        var exports = new double[_j * _n];
        for (int j = 0; j < _j; j++)
        {
            var row = exports.AsSpan(j * _n, _n);
            for (int r = 0; r < _n; r++)
            {
                if (r == _s) continue;
                row[r] += _system.FinalDemand[(_s * _j) + j, r];
                Rows.Add(row, _system.Share(r, _s, j), _shared.Inputs.Row((r * _j) + j));
            }
        }

        return exports;
    }
}
