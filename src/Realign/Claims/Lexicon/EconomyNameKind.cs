namespace Realign.Claims.Lexicon;

internal enum EconomyNameKind
{
    Name,
    Demonym,

    /// <summary>An institution or a person, who speaks and stands for an economy.</summary>
    Institution,

    /// <summary>A city or company.</summary>
    Place,
}
