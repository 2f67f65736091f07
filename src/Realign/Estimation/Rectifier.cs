using System.Runtime.Intrinsics;

namespace Realign.Estimation;

/// <summary>
/// The iterative rectifier of Correia, Guimarães and Zylkin (2019, arXiv:1903.01633, section 3): looks for a combination of regressors and fixed effects that
/// is zero where y > 0 and nowhere negative where y = 0. Observations where it is positive are separated. The combination is found by repeated least squares
/// of a non-negative guess, with a heavy weight where y > 0; the guess then becomes the positive part of the fit. The first guess is the drift of ln μ in
/// the last Newton step, which is such a combination nearly already.
/// </summary>
internal static unsafe class Rectifier
{
    private const double HeavyWeight = 1e6;
    private const int MaxIterations = 200;
    private const double Tolerance = 1e-8;

    /// <summary>Above this, with the largest scaled to one, the combination is positive.</summary>
    private const double Positive = 1e-3;

    /// <summary>Negative values and values where y > 0 below this are zero.</summary>
    private const double Zero = 1e-4;

    /// <returns>Positions of separated observations; none when the combination shrinks to nothing or is not found.</returns>
    public static IReadOnlyList<int> Find(Fit fit, EstimationOptions options, Crew crew)
    {
        int n = fit.Design.Observations, k = fit.Columns.Regressors;
        double* weights = fit.Weights, y = fit.Y, guess = fit.Step;
        double* working = fit.Columns.Column(k);
        double largest = 0;
        for (int o = 0; o < n; o++)
        {
            weights[o] = y[o] > 0 ? HeavyWeight : 1;
            guess[o] = y[o] > 0 ? 0 : Math.Max(0, -guess[o]);
            largest = Math.Max(largest, guess[o]);
        }

        fit.Absorption.SetWeights(weights);
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            if (!(largest > 1e-12)) return [];
            for (int o = 0; o < n; o++) working[(long)Absorption.Lanes * o] = guess[o] /= largest;
            for (int panel = 0; panel < fit.Columns.PanelCount; panel++)
                fit.Absorption.Absorb(fit.Columns.Panel(panel), Vector256.Create(Tolerance), Vector256<double>.Zero, options.MaxInnerIterations, crew.Cancellation);
            double[] change = fit.Regress();
            double lowest = 0, off = 0, before = 0, after = 0;
            largest = 0;
            for (int o = 0; o < n; o++)
            {
                double fitted = guess[o] - working[(long)Absorption.Lanes * o];
                for (int c = 0; c < k; c++) fitted += change[c] * fit.Columns.Column(c)[(long)Absorption.Lanes * o];
                if (y[o] > 0) off = Math.Max(off, Math.Abs(fitted));
                else lowest = Math.Min(lowest, fitted);
                before += guess[o];
                guess[o] = y[o] > 0 ? 0 : Math.Max(0, fitted);
                after += guess[o];
                largest = Math.Max(largest, guess[o]);
            }

            // The guess was one on its largest element; if hardly anything of it can be fitted, there is no such combination.
            if (largest < Positive || after < Positive * before) return [];
            if (lowest >= -Zero * largest && off <= Zero * largest) return [.. Enumerable.Range(0, n).Where(o => guess[o] > Positive * largest)];
        }

        return [];
    }
}
