namespace Realign.Verdicts;

/// <summary>A way to confront a claim.</summary>
public enum ClaimTestKind
{
    /// <summary>Is the figure in the claim right?</summary>
    Premise,

    /// <summary>Do the accounts allow it?</summary>
    Identity,

    /// <summary>What do the models say, with what probability?</summary>
    Forecast,

    /// <summary>What would have to happen for it to hold?</summary>
    RequiredChange,

    /// <summary>Has that ever happened?</summary>
    Precedent,

    /// <summary>What happened since?</summary>
    Outcome,
}
