using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>How well a converged fit describes the data.</summary>
internal sealed unsafe record FitMeasures(double Deviance, double LogLikelihood, double NullLogLikelihood, double R2, double? WithinR2)
{
    public static FitMeasures Of(EstimationState state) => state.Model.Family == Family.Poisson ? Poisson(state.Fit) : Gaussian(state);

    private static FitMeasures Poisson(Fit fit)
    {
        // Sums by piece: w, wy, wμ, wy², wyμ, wμ², deviance, wyη, ln y!, w exp(offset).
        double[] s = fit.Sum(10, (o, sum) =>
        {
            double w = fit.PriorWeight(o), y = fit.Y[o], eta = fit.Eta[o], mu = Math.Exp(eta);
            sum[0] += w;
            sum[1] += w * y;
            sum[2] += w * mu;
            sum[3] += w * y * y;
            sum[4] += w * y * mu;
            sum[5] += w * mu * mu;
            sum[6] += 2 * w * ((y > 0 ? y * (Math.Log(y) - eta) : 0) - (y - mu));
            sum[7] += w * y * eta;
            sum[8] += y > 0 ? w * GammaFunction.Log(y + 1) : 0;
            sum[9] += w * Math.Exp(fit.Offset(o));
        });
        double offsets = fit.Sum(1, (o, sum) => sum[0] += fit.PriorWeight(o) * fit.Y[o] * fit.Offset(o))[0];
        double covariance = (s[0] * s[4]) - (s[1] * s[2]);
        double r2 = covariance * covariance / (((s[0] * s[3]) - (s[1] * s[1])) * ((s[0] * s[5]) - (s[2] * s[2])));
        // With a constant alone μ = exp(offset) Σwy / Σw exp(offset).
        double nullLikelihood = (s[1] * Math.Log(s[1] / s[9])) + offsets - s[1] - s[8];
        return new(s[6], s[7] - s[2] - s[8], nullLikelihood, r2, null);
    }

    private static FitMeasures Gaussian(EstimationState state)
    {
        var fit = state.Fit;
        double[] s = fit.Sum(4, (o, sum) =>
        {
            double w = fit.PriorWeight(o), y = fit.Y[o] - fit.Offset(o), residual = fit.Y[o] - fit.Eta[o];
            sum[0] += w;
            sum[1] += w * y;
            sum[2] += w * residual * residual;
            sum[3] += Math.Log(w);
        });
        double mean = s[1] / s[0];
        bool centred = state.Model.FixedEffects.Count > 0 || state.Model.Intercept;
        double total = fit.Sum(1, (o, sum) =>
        {
            double deviation = fit.Y[o] - fit.Offset(o) - (centred ? mean : 0);
            sum[0] += fit.PriorWeight(o) * deviation * deviation;
        })[0];
        int n = state.Sample.Observations;
        double Likelihood(double squares) => (0.5 * s[3]) - (0.5 * n * (Math.Log(2 * Math.PI * squares / n) + 1));
        double? within = state.Model.FixedEffects.Count > 0 ? 1 - (s[2] / fit.WithinSquares) : null;
        return new(s[2], Likelihood(s[2]), Likelihood(total), 1 - (s[2] / total), within);
    }
}
