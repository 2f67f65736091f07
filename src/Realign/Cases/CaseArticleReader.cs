using Realign.Claims.Articles;
using Realign.Files;
using YamlDotNet.RepresentationModel;

namespace Realign.Cases;

/// <summary>Reads <c>article</c> of <c>case.yaml</c>: the name of a file, or a mapping with the file and where the article appeared.</summary>
internal static class CaseArticleReader
{
    internal static readonly IReadOnlyList<string> Keys = ["file", "url", "title", "publisher", "author", "date"];

    /// <returns>The article; null when the case names none.</returns>
    /// <exception cref="FileException">The file is missing or cannot be read, or what is said of it is wrong.</exception>
    public static CaseArticle? Read(YamlFields root, string folder)
    {
        if (root.Node("article") is null or YamlScalarNode { Value: null or "" }) return null;
        if (root.Node("article") is YamlScalarNode)
        {
            string name = root.Required("article");
            var text = Words(name, folder, root.PlaceOf("article"));
            return new CaseArticle(name, text, text.Title, null, null, null, null);
        }

        var fields = root.Mapping("article")!;
        fields.RejectUnknown(Keys);
        string file = fields.Required("file");
        var article = Words(file, folder, fields.PlaceOf("file"));
        return new CaseArticle(file, article, fields.Text("title") ?? article.Title, WebAddress.Of(fields, "url"), fields.Text("publisher"), fields.Text("author"), fields.Date("date"));
    }

    private static Article Words(string file, string folder, FilePlace place)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw place.Error($"there is no file '{path}'. The article stands relative to the case.");
        try
        {
            return ArticleReader.Read(path);
        }
        catch (RealignException e)
        {
            throw place.Error($"the article cannot be read: {e.Message}");
        }
    }
}
