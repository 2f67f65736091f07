using Realign.Claims.Lexicon;

namespace Realign.Claims.Reading;

/// <summary>How much each tie speaks for the place of the subject and of the partner, by family of measures.</summary>
internal static class PartyWeights
{
    public static (double Subject, double Partner) Of(ClaimMeasure measure, Tie tie, EconomyName name)
    {
        var (subject, partner) = measure switch
        {
            ClaimMeasure.Exports => Exports(tie),
            ClaimMeasure.Imports => Imports(tie),
            ClaimMeasure.TradeBalance or ClaimMeasure.Other => Balance(tie),
            ClaimMeasure.TariffRate => Tariff(tie),
            ClaimMeasure.Investment or ClaimMeasure.Aid => Investment(tie),
            ClaimMeasure.Remittances => Remittances(tie),
            ClaimMeasure.DependenceShare => Dependence(tie),
            ClaimMeasure.Jobs when tie.Entry => (-2, 5),
            _ => Domestic(tie),
        };
        if (name.IsWorld) subject = -9;
        if (name.Kind is EconomyNameKind.Institution)
        {
            subject = Math.Min(subject, measure == ClaimMeasure.TariffRate ? 4.5 : 2.6);
            partner = Math.Min(partner, 1);
        }

        if (name.Kind is EconomyNameKind.Place)
        {
            subject = Math.Min(subject, measure == ClaimMeasure.TariffRate ? 4.5 : 2.8);
            partner = Math.Min(partner, 3);
        }

        if (tie.AtFigure && partner > 2) partner += 1.5;
        return (subject - tie.Distance, partner - tie.Distance);
    }

    private static bool To(Tie t) => Words.To.Contains(t.Preposition) && t.Preposition is not "for";

    private static bool Bare(Tie t) => t.Preposition.Length == 0 && !t.Demonym && !t.Possessive;

    private static double Owner(Tie t) => t.Before || t.AdjectiveBehind ? 6 : t.OfBehind ? 4.5 : t.Possessive ? 3.2 : Bare(t) ? (t.After ? 2 : 4) : t.Demonym ? (t.After ? 1.5 : 2.5) : 0;

    private static (double, double) Exports(Tie t)
    {
        if (t.Bound) return (-1, 7);
        if (t.Market && !t.Before) return (0, 5);
        if (To(t) && t.After) return (-1, 7);
        if (To(t)) return (0, 5);
        if (Words.From.Contains(t.Preposition)) return (5, 0);
        if (Words.With.Contains(t.Preposition)) return (0, 4);
        if (t.Placed) return (0, 5);
        if (Words.In.Contains(t.Preposition)) return (t.After ? 2.6 : 2.8, t.After ? 1.8 : 1);
        return (Owner(t), Bare(t) && t.After ? 1.5 : 0);
    }

    private static (double, double) Imports(Tie t)
    {
        if (Words.From.Contains(t.Preposition)) return (-1, 7);
        if (t.Verbal && t.Preposition is "de" or "del" && t.OfBehind) return (-1, 7);
        if (t.Before && t.Demonym) return (4.5, 3.5);
        if (t.AdjectiveBehind) return (5.5, 2.5);
        if (t.Preposition is "de" or "a" or "al" or "del" && t.OfBehind) return (3, 5);
        if (t.Preposition is "de" or "del" && t.Goods) return (2, 4.5);
        if (t.Preposition is "a" or "al" && t.After) return (1, 4);
        if (Words.To.Contains(t.Preposition)) return (4, 1.5);
        if (Words.In.Contains(t.Preposition)) return (4, 1);
        if (t.Demonym && t.Goods) return (1, 4.5);
        return (Owner(t), t.Demonym ? 3 : 0);
    }

    private static (double, double) Balance(Tie t)
    {
        if (Words.With.Contains(t.Preposition) && t.Preposition is not ("between" or "entre")) return (-1, 7);
        if (t.Preposition is "between" or "entre") return (5, 3);
        if (t.Demonym && t.Goods && !t.Before && !t.AdjectiveBehind) return (0.5, 4.5);
        if (t.Preposition is "para" or "for") return (5.5, 1);
        if (Words.In.Contains(t.Preposition)) return (2.5, 1);
        if (Words.From.Contains(t.Preposition) || To(t)) return (1, 4);
        return (t.Joined ? 5 : Owner(t), t.JoinedTo ? 5 : Bare(t) ? 3.2 : 0);
    }

    private static (double, double) Tariff(Tie t)
    {
        bool goods = t.Goods && t.After;
        if (t.Entry) return (6.5, -1);
        if (Words.On.Contains(t.Preposition) || (goods && !t.AdjectiveBehind)) return (-1, 7);
        if (Words.From.Contains(t.Preposition)) return (0, 6);
        if (To(t) || t.Preposition is "for" or "para") return (0.5, 5);
        if (t.Preposition is "by" or "por") return (6, 0);
        if (Words.With.Contains(t.Preposition)) return (2.4, 3);
        if (t.AtFigure && Words.Of.Contains(t.Preposition)) return (4, 1);
        if (Words.In.Contains(t.Preposition)) return (2.5, 1);
        return (Owner(t), t.Demonym && t.Goods && !t.Before ? 4.5 : t.Demonym && !t.Before ? 3 : Bare(t) ? 3 : 1);
    }

    private static (double, double) Investment(Tie t)
    {
        if (Words.In.Contains(t.Preposition) || To(t) || t.Preposition is "for" or "para") return (7, -1);
        if (Words.From.Contains(t.Preposition)) return (-1, 7);
        if (t.Receives) return (6, 0);
        if (t.Before || t.AdjectiveBehind) return (2.5, 5);
        if (t.OfBehind) return (1.5, 5);
        if (t.Preposition is "by" or "por") return (0, 6);
        if (Words.With.Contains(t.Preposition)) return (0.5, 4);
        return (Bare(t) ? 3 : t.Demonym ? 2 : 1.5, Bare(t) ? 3.5 : t.Demonym ? 3 : 2.5);
    }

    private static (double, double) Remittances(Tie t)
    {
        if (Words.From.Contains(t.Preposition)) return (-1, 7);
        if (To(t) || t.Preposition is "para" or "for") return (6, 0);
        if (Words.In.Contains(t.Preposition)) return (3, 3);
        if (t.Receives) return (6, 0);
        if (t.OfBehind) return (3.5, 3.5);
        return (Owner(t), 0.5);
    }

    private static (double, double) Dependence(Tie t)
    {
        if (t.Verbal && t.Preposition is "de" or "del" && t.OfBehind) return (-1, 7);
        if (t.Verbal && Bare(t) && !t.After) return (5.5, 5);
        if (t.FlowOwner) return (6.5, 1);
        if (t.OfShare) return (1.5, 6);
        if (t.AtFigure && Words.Of.Contains(t.Preposition)) return (6.5, 1);
        if (t.Bound || To(t) || Words.On.Contains(t.Preposition) || Words.From.Contains(t.Preposition)) return (0, 7);
        if (t.Before || t.AdjectiveBehind) return (6, 1);
        if (t.OfBehind) return (5, 3);
        if (Words.With.Contains(t.Preposition)) return (0, 6);
        if (t.Possessive) return (3.2, 2);
        if (Bare(t)) return (2.5, 5);
        if (Words.In.Contains(t.Preposition)) return (3, 2);
        return (t.Demonym ? 3 : 1.5, 2);
    }

    private static (double, double) Domestic(Tie t)
    {
        if (t.Market || t.Goods || t.Bound || To(t) || Words.From.Contains(t.Preposition) || Words.With.Contains(t.Preposition)) return (t.Before ? 3 : -2, -9);
        if (t.Preposition is "para" or "for") return (4, -9);
        if (Words.In.Contains(t.Preposition)) return (5, -9);
        if (Words.Of.Contains(t.Preposition)) return (4.5, -9);
        return (Math.Max(1.5, Owner(t)), -9);
    }
}
