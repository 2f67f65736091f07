namespace Realign.PublicFinance.Macro;

/// <summary>Whose budget and debt: the two differ by states and municipalities and are never mixed.</summary>
public enum Government
{
    Central,
    General,
}
