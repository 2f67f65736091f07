namespace Realign.Reports.Html;

/// <summary>A small game as a tree.</summary>
internal static class GameSection
{
    public static Markup Write(ReportPage page) => page.Result.Game is not { } game ? Markup.Empty : ReportPage.Part("game", "Moves and answers", Markup.Of($"""
        {ReportPage.Paragraph($"{game.Title} Who decides takes the move that leaves it with the highest welfare, knowing that everyone after does the same. Welfare is all that counts here; what a government wants besides is not in it.")}
        {page.Figure($"The game, solved backwards{(page.Result.Draws > 0 ? " in every draw: how often each move is chosen, and the welfare of each player if all play their best from there" : "")}.", Markup.Of($"<ul class=\"tree\">{Node(page, game, game.Root, isRoot: true)}</ul>"), page.Table("game"))}
        """));

    private static Markup Node(ReportPage page, GameResult game, GameNode node, bool isRoot)
    {
        string chosen = isRoot ? "" : page.Result.Draws > 0 ? $"chosen in {100 * node.Chosen:0} % of the draws" : node.Chosen > 0.5 ? "chosen" : "not chosen";
        string payoffs = string.Join(" · ", game.Players.Zip(node.Payoffs, (player, payoff) => $"{page.Result.EconomyName(player)} {FigureText.Bare(payoff, "fraction")} %"));
        var decides = node.Player is { } next ? Markup.Of($"<p class=\"meta\">{page.Result.EconomyName(next)} decides:</p>") : Markup.Empty;
        var moves = node.Moves.Count > 0 ? Markup.Of($"<ul>{node.Moves.Select(m => Node(page, game, m, isRoot: false))}</ul>") : Markup.Empty;
        return Markup.Of($"""
            <li><div class="node{(node.Chosen > 0.5 ? " best" : "")}"><p><b>{(isRoot ? "The start" : EconomyText.Upper(node.Label))}</b>{(chosen.Length > 0 ? $" — {chosen}" : "")}</p><p class="meta">{payoffs}</p>{decides}</div>{moves}</li>

            """);
    }
}
