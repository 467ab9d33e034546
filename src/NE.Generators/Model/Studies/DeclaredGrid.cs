namespace NE.Generators.Model.Studies;

/// <summary>One value of a part that a study varies.</summary>
/// <param name="Part">The part's name, for example <c>Grow</c>.</param>
/// <param name="Setting">The value's name, for example <c>Every</c>.</param>
/// <param name="Values">What it takes: numbers, numbers of choices, 0 and 1.</param>
internal sealed record DeclaredGrid(string Part, string Setting, EquatableArray<double> Values);
