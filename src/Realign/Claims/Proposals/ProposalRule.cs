namespace Realign.Claims.Proposals;

/// <summary>The checks that a proposal must pass, in the order in which they are made.</summary>
public enum ProposalRule
{
    /// <summary>Its fields are those asked for, of their kinds and lists.</summary>
    Shape,

    /// <summary>The quote stands in the text that was sent, word for word.</summary>
    Quote,

    /// <summary>The figure is the one that Realign's grammar reads in the quote, with sign, unit and upper end.</summary>
    Figure,

    /// <summary>The direction goes with the figure and its measure.</summary>
    Direction,

    /// <summary>The economies are known, and the article names them.</summary>
    Economy,

    /// <summary>Speaker, time, cause, sector and quotation marks stand in the text.</summary>
    Words,

    /// <summary>Nothing was proposed twice.</summary>
    Duplicate,

    /// <summary>The answer has no more proposals than are looked at.</summary>
    Count,
}
