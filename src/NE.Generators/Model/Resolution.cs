using NE.Generators.Diagnostics;

namespace NE.Generators.Model;

/// <summary>The result of resolving one declared place.</summary>
/// <param name="Declared">The place.</param>
/// <param name="Declaration">The complete experiment, even with problems; null if something that planning needs is missing.</param>
/// <param name="Problems">Problems of the complete experiment, without those that a front end finds in its own text.</param>
internal sealed record Resolution(Declared Declared, Declaration? Declaration, EquatableArray<Problem> Problems)
{
    /// <summary>Whether an agent can be generated.</summary>
    public bool Complete
    {
        get
        {
            foreach (Problem problem in Problems)
            {
                if (problem.Blocks)
                {
                    return false;
                }
            }

            return Declaration is not null && !Declared.Broken;
        }
    }
}
