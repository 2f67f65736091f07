namespace Realign.Verdicts;

/// <summary>What a test says of a claim.</summary>
public enum Finding
{
    /// <summary>The test does not apply; its sentence says why.</summary>
    NotApplicable,

    /// <summary>It applies and cannot decide.</summary>
    Open,

    Supports,
    Contradicts,
}
