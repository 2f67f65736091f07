namespace Realign.Claims;

/// <summary>The languages that are read.</summary>
public enum Language
{
    English,
    Spanish,
}
