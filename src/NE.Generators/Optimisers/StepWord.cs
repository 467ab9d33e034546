namespace NE.Generators.Optimisers;

/// <summary>Words that the host of a device sends per step of an optimiser group.</summary>
/// <param name="Count">How many words.</param>
/// <param name="Statement">The C# statement that writes them; <c>{0}</c> is the index of the first.</param>
internal sealed record StepWord(int Count, string Statement);
