// The service worker of this archive. Its words are said in the archive's language, its deeds stand in the module.
import { serve } from "{{ static('worker.js') }}";

serve({ waits: {{ _("Your review waits on this device, and is sent when you are online again.")|tojson }} });
