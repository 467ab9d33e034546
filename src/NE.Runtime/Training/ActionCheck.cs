using System;

namespace NE.Runtime.Training;

/// <summary>Looks at what a policy answers before a task sees it.</summary>
internal static class ActionCheck
{
    /// <summary>Refuses actions that are not finite.</summary>
    /// <param name="actions">Actions of all learners.</param>
    /// <param name="updates">Updates done.</param>
    /// <exception cref="DivergedException">One is not finite.</exception>
    internal static void Finite(ReadOnlySpan<float> actions, long updates)
    {
        foreach (float action in actions)
        {
            if (!float.IsFinite(action))
            {
                throw new DivergedException("Policy", updates);
            }
        }
    }
}
