using System;

namespace NE.Runtime.Training;

/// <summary>Checks a policy's actions before they reach a task.</summary>
internal static class ActionCheck
{
    /// <summary>Whether all components are finite.</summary>
    internal static bool IsFinite(ReadOnlySpan<float> action)
    {
        foreach (float component in action)
        {
            if (!float.IsFinite(component))
            {
                return false;
            }
        }

        return true;
    }
}
