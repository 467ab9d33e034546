using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>A term λ (θ − a) in the gradient of a slot.</summary>
/// <param name="Member">Its member of the runtime's <c>StepTerms</c>; the member for biases has the suffix <c>Biases</c>.</param>
/// <param name="Strength">λ.</param>
/// <param name="Biases">Whether it also applies to biases.</param>
/// <param name="Anchor">The array a of the slot, or null for 0.</param>
internal sealed record GradientTerm(string Member, Number Strength, bool Biases, Part? Anchor)
{
    /// <summary>Its C# assignment.</summary>
    public string Assigned(Notation n) =>
        $"{Member} = {n[Strength]}{(Biases ? $", {Member}Biases = {n[Strength]}" : "")}";

    /// <summary>The added term, in words.</summary>
    public string Text(Notation n) =>
        $"{n[Strength]} * {(Anchor is { } anchor ? $"({(Biases ? "w, b" : "w")} - {anchor.Name.ToLowerInvariant()})" : Biases ? "(w, b)" : "w")}";
}
