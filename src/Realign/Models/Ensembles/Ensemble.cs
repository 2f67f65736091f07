using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;

namespace Realign.Models.Ensembles;

/// <summary>
/// Solves a scenario for many draws of its uncertain inputs. Every draw starts from the baseline and depends on (seed, its number) alone, so the
/// result is the same to the last bit for any number of threads.
/// </summary>
public sealed class Ensemble
{
    private readonly GeneralEquilibriumModel _model;
    private readonly Func<CounterRandom, Shock> _shock;
    private readonly Func<CounterRandom, SolveOptions> _options;

    /// <param name="model">The model to solve.</param>
    /// <param name="shock">The shock of a draw; called from several threads.</param>
    /// <param name="options">Closure and elasticities of a draw; called from several threads.</param>
    public Ensemble(GeneralEquilibriumModel model, Func<CounterRandom, Shock> shock, Func<CounterRandom, SolveOptions> options) =>
        (_model, _shock, _options) = (model, shock, options);

    /// <summary>Runs the draws. Draws that do not converge are left out of the samples and counted.</summary>
    public EnsembleResult Run(int draws, long seed, int threads, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        int N = _model.World.Economies.Count;
        var samples = new double[EnsembleResult.Measures * N * (long)draws];
        var converged = new bool[draws];
        int done = 0;
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, draw =>
        {
            var random = new CounterRandom(seed, draw);
            var counterfactual = _model.Solve(_shock(random), _options(random), cancellation);
            if (counterfactual.Converged) Store(counterfactual.Effects, samples, draw, draws);
            converged[draw] = counterfactual.Converged;
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new EnsembleResult(N, draws, seed, samples, converged);
    }

    private static void Store(Effects effects, double[] samples, int draw, int draws)
    {
        int N = effects.Welfare.Count;
        for (int n = 0; n < N; n++)
        {
            Put(EnsembleResult.Measure.Welfare, effects.Welfare[n]);
            Put(EnsembleResult.Measure.RealWage, effects.RealWage[n]);
            Put(EnsembleResult.Measure.TermsOfTrade, effects.Decomposition.TermsOfTradeTotal[n]);
            Put(EnsembleResult.Measure.VolumeOfTrade, effects.Decomposition.VolumeOfTradeTotal[n]);
            Put(EnsembleResult.Measure.PriceIndex, effects.PriceIndex[n]);
            void Put(EnsembleResult.Measure measure, double value) => samples[((((long)measure * N) + n) * draws) + draw] = value;
        }
    }
}
