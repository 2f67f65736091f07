namespace Realign.Estimation.Formulas;

/// <summary>What an estimation found for every row and every level, as data that can be written to a file.</summary>
public static class EstimationTables
{
    /// <summary>
    /// One row for each row of the data, in their order: the keys of fixed effects and clusters, the outcome, <c>fitted</c> (missing where the row was left
    /// out, 0 where it is separated) and <c>use</c> (whether the row was used, or why not).
    /// </summary>
    /// <exception cref="NotConvergedException">The estimation did not converge.</exception>
    public static EstimationData Predictions(EstimationInput input, EstimationResult result)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        double[] fitted = result.FittedValues();
        var keys = result.Model.FixedEffects.Concat(result.Covariance.Clusters).SelectMany(k => k.Keys).Distinct(StringComparer.Ordinal).Where(k => k != input.Model.Dependent);
        int[] uses = [.. result.RowUses.Select(u => (int)u)];
        return new EstimationData([
            .. keys.Select(k => input.Data[k]),
            input.Data[input.Model.Dependent],
            DataColumn.OfNumbers("fitted", fitted),
            DataColumn.OfCodes("use", uses, [.. Enum.GetValues<RowUse>().Select(Name)])]);
    }

    /// <summary>One row for each level of each fixed effect: <c>effect</c>, <c>level</c>, <c>value</c> on the scale of the linear predictor, <c>component</c>.</summary>
    /// <exception cref="NotConvergedException">The estimation did not converge.</exception>
    public static EstimationData FixedEffects(EstimationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var effects = result.FixedEffects();
        return new EstimationData(
            DataColumn.OfText("effect", [.. effects.SelectMany(e => Enumerable.Repeat(e.Name, e.Levels.Count))]),
            DataColumn.OfText("level", [.. effects.SelectMany(e => e.Levels)]),
            DataColumn.OfNumbers("value", [.. effects.SelectMany(e => e.Values)]),
            DataColumn.OfNumbers("component", [.. effects.SelectMany(e => e.Components).Select(c => (double)c)]));
    }

    private static string Name(RowUse use) => use switch
    {
        RowUse.Used => "used",
        RowUse.Missing => "missing value",
        RowUse.ZeroWeight => "zero weight",
        RowUse.Singleton => "singleton",
        RowUse.SeparatedByFixedEffect or RowUse.SeparatedByRegressors => "separated",
        _ => use.ToString(),
    };
}
