namespace Realign.Claims.Reading;

/// <summary>Tokens of a sentence, and the paragraph it stands in.</summary>
internal readonly record struct Sentence(int First, int Next, int Paragraph);
