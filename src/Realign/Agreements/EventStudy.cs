namespace Realign.Agreements;

/// <summary>Effects by years since joining. The year before joining is the reference.</summary>
/// <param name="Path">In order of years; the first holds all earlier years too, the last all later ones.</param>
/// <param name="LeadsOfExports">That all leads of the member's exports to the hub are zero.</param>
/// <param name="LeadsOfImports">That all leads of the member's imports from the hub are zero.</param>
/// <param name="Leads">That all are.</param>
public sealed record EventStudy(IReadOnlyList<EventYear> Path, LeadTest LeadsOfExports, LeadTest LeadsOfImports, LeadTest Leads);
