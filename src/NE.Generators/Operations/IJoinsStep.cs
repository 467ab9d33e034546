using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>An operation on the weights after an optimiser step that can be merged into the step's pass over the weights.</summary>
internal interface IJoinsStep
{
    /// <summary>Suffix of the merged kernel's name.</summary>
    string StepName { get; }

    /// <summary>Suffix of the line in the program's text.</summary>
    string StepText { get; }

    /// <summary>Additional arguments of the merged kernel.</summary>
    string StepArguments(Notation n);

    /// <summary>Its C# assignment in the terms of a step that has some, or empty.</summary>
    string StepTerm(Notation n);

    /// <summary>The weights clipped by a device's step, and the bound; null for none.</summary>
    (string Kind, string Limit)? StepClip(KernelNotation n);
}
