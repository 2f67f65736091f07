namespace Realign.Dependence;

/// <summary>The flows between a subject and each of the others.</summary>
internal static class Network
{
    public static NetworkFlows[] Of(InputOutputSystem system, EconomyGroup subject, double usd)
    {
        var world = system.World;
        int N = system.Economies, J = system.Sectors;
        var sold = system.Column(transposed: true, row => subject.Contains[row / J] ? system.ValueAddedCoefficients[row / J, row % J] : 0);
        var bought = system.Column(transposed: false, row => subject.Members.Sum(n => system.FinalDemand[row, n]));
        var flows = new NetworkFlows[N];
        for (int m = 0; m < N; m++)
        {
            double exports = 0, imports = 0, valueSold = 0, valueBought = 0;
            foreach (int n in subject.Members)
            {
                foreach (double flow in world.Flows.Row(m, n)) exports += flow;
                foreach (double flow in world.Flows.Row(n, m)) imports += flow;
            }

            for (int row = 0; row < system.Size; row++) valueSold += sold[row] * system.FinalDemand[row, m];
            for (int j = 0; j < J; j++) valueBought += system.ValueAddedCoefficients[m, j] * bought[(m * J) + j];
            flows[m] = new NetworkFlows(usd * exports, usd * imports, usd * valueSold, usd * valueBought);
        }

        return flows;
    }
}
