namespace Realign.Server.Charts;

/// <summary>What a chart shows, as wwwroot/js/realign.js draws it: no functions and no colours but by name, so that it passes the content security policy and follows the theme.</summary>
/// <param name="Names">Of the categories.</param>
/// <param name="Series">What is drawn.</param>
/// <param name="Format">percent (of fractions), billions (of USD) or plain.</param>
/// <param name="Sideways">Bars from left to right, first name on top.</param>
/// <param name="Scale">Whether the axis may begin elsewhere than at zero.</param>
internal sealed record Picture(IReadOnlyList<string> Names, IReadOnlyList<Series> Series, string Format, bool Sideways = false, bool Scale = false);

/// <summary>One series of a chart.</summary>
/// <param name="Name">In the legend; empty for none.</param>
/// <param name="Type">bar or line.</param>
/// <param name="Values">One a name.</param>
/// <param name="Colour">Name of a colour of the style sheet; null for gain or loss by sign.</param>
/// <param name="Stack">Series of one stack stand on each other; null for none.</param>
/// <param name="Area">Opacity of the area below a line; 0 for none.</param>
/// <param name="Quiet">Neither in the legend nor as a line.</param>
/// <param name="Dim">Paler: what is compared with.</param>
internal sealed record Series(string Name, string Type, IReadOnlyList<double> Values, string? Colour = null, string? Stack = null, double Area = 0, bool Quiet = false, bool Dim = false);
