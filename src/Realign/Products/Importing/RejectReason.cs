namespace Realign.Products.Importing;

/// <summary>Why a row was not kept.</summary>
public enum RejectReason
{
    WrongColumnCount,
    MalformedYear,
    UnknownCountry,
    MalformedProduct,
    UnknownProduct,
    MalformedValue,
    NegativeValue,
    MalformedQuantity,
    MalformedDuty,

    /// <summary>A row for several countries or months at once, beside the rows of each.</summary>
    Aggregate,

    /// <summary>The key of year, importer, exporter and product stood before.</summary>
    DuplicateKey,

    /// <summary>A member of the EU beside the EU as one, or the EU beside its members.</summary>
    InsideAggregate,
}
