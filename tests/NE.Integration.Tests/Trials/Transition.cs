namespace NE.Integration.Tests.Trials;

/// <summary>One stored transition, and whether its episode ended with it, by termination or by the step limit.</summary>
internal sealed record Transition(float[] State, float[] Action, float Reward, float[] Next, bool Terminated, bool Ended);
