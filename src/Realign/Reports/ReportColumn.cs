namespace Realign.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Name">Lower-case words joined by underscores; the codes of economies keep their capitals.</param>
/// <param name="Unit">What its cells are.</param>
/// <param name="IsChange">Whether they are changes, which people read with their sign.</param>
public sealed record ReportColumn(string Name, ReportUnit Unit, bool IsChange = false);
