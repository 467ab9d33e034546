using System;

namespace NE.Dsl;

/// <summary>A user-defined event: at intervals, the type may change all learned networks. An experiment may have several.</summary>
/// <typeparam name="TEvent">
/// A class that implements <c>NE.Runtime.Methods.IEvent</c> and has a parameterless constructor. It may have state of its own.
/// </typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[OwnType("NE.Runtime.Methods.IEvent", Constructed = true)]
public sealed class EventAttribute<TEvent> : EventAttribute
    where TEvent : class;
