using NE.Generators.Diagnostics;

namespace NE.Generators.Model;

/// <summary>What became of one declared place.</summary>
/// <param name="Declared">The place.</param>
/// <param name="Declaration">The complete experiment, also when it has problems; null when something that planning needs is absent.</param>
/// <param name="Problems">What is wrong with the complete experiment. Problems that a front end sees in its own text are not here.</param>
internal sealed record Resolution(Declared Declared, Declaration? Declaration, EquatableArray<Problem> Problems)
{
    /// <summary>Whether an agent can be made.</summary>
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
