namespace Realign.Claims.Reading;

/// <summary>Small closed classes of words of both languages, folded.</summary>
internal static class Words
{
    public static readonly HashSet<string> Articles = Set("the a an el la los las lo un una unos unas su sus its their his her our nuestro nuestra nuestros nuestras other otros otras both ambos these those esos estos estas esas all todos todas some todo toda");

    public static readonly HashSet<string> To = Set("to into towards toward for a al hacia hasta destined bound");

    public static readonly HashSet<string> From = Set("from desde procedente procedentes proveniente provenientes originario originarias originarios");

    public static readonly HashSet<string> Of = Set("of de del by por");

    public static readonly HashSet<string> In = Set("in en within dentro across inside");

    public static readonly HashSet<string> With = Set("with con against contra frente versus vs vis-a-vis ante between entre");

    public static readonly HashSet<string> On = Set("on upon sobre against contra");

    public static readonly HashSet<string> Prepositions = [.. To, .. From, .. Of, .. In, .. With, .. On, .. Set("at as than para como durante during since per under over after before tras via through")];

    /// <summary>What never stands inside a noun phrase between a name and the noun it belongs to.</summary>
    public static readonly HashSet<string> Breakers =
    [
        .. Prepositions,
        .. Set("and or but that which who whose where when while is are was were be been being has have had will would could may might can should must do does did not " +
            "y o e u pero que quien cuyo cuya donde cuando mientras es son era eran fue fueron ser sido sera seran seria serian esta estan ha han habia habian haber puede pueden podria podrian no se si le les lo " +
            "said says imposes imposed levied levies levy registered recorded reached accounted accounts represents represented registro registraron alcanzo alcanzaron represento representan representa concentro compro vendio importo exporto"),
    ];

    /// <summary>Words that open a clause of their own.</summary>
    public static readonly HashSet<string> ClauseOpeners = Set("while whereas but although though mientras pero aunque sino whilst compared frente unlike as because porque after tras since pese despite");

    /// <summary>Measures that are verbs: who stands before them is their subject.</summary>
    public static readonly HashSet<string> MeasureVerbs = Set("envio envia envian enviaron despacho sends sent ships ship exported exporting imported importing bought buys buy buying sold sells sell selling shipped invested invests invest investing collected collects employs employ lent exporto exporta exportan exportaron exportara importo importa importan importaron compro compra compran compraron vendio vende venden vendieron invirtio invirtieron invertira invertiran recaudo recauda recaudaron emplea importaria exportaria");

    /// <summary>Verbs of who gets something.</summary>
    public static readonly HashSet<string> Receiving = Set("receive receives received receiving attracted attracts obtained got gets borrowed recibio recibieron recibe reciben recibira recibiria recibido recibida capto capta obtuvo atrajo obtendra");

    /// <summary>Units of money that carry the name of who issues them.</summary>
    public static readonly HashSet<string> Moneys = Set("dollar dollars dolar dolares peso pesos pound pounds libra libras yuan yuanes yen yenes reais reales rupee rupees rupia rupias franc francs franco francos krone kroner krona kronor corona coronas soles dinar dinars dinares dirham dirhams dirhames lira liras rouble roubles ruble rubles rublo rublos shilling shillings chelin chelines baht ringgit");

    /// <summary>What says before a measure that it changes by the amount behind: "lower revenue of $2bn".</summary>
    public static readonly HashSet<string> Comparatives = Set("lower higher additional extra menor menores mayor mayores adicional adicionales");

    public static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
