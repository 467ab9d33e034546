namespace NE.Dsl;

/// <summary>When a due change of a <see cref="ShiftAttribute"/> is applied.</summary>
public enum ChangeAt
{
    /// <summary>At the next end of an episode, before the next one starts.</summary>
    EpisodeEnd,

    /// <summary>Exactly before the step at which it is due, also within an episode.</summary>
    Step,
}
